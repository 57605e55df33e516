/** No picture is shown so much later than one that was decoded after it, milliseconds: a camera's clock that steps back further was set. */
export const mostReorderedMs = 1000;

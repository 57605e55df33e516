/** Version of what console and hub say to each other. A console whose version the hub does not speak gets the fault `update-needed`. */
export const protocolVersion = 1;

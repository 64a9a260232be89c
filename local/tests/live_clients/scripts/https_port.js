// Loaded before a script that uses the official client: https to a host without a port goes to the emulator's.
'use strict';

require('https').globalAgent.defaultPort = Number(process.env.HTTPS_PORT);

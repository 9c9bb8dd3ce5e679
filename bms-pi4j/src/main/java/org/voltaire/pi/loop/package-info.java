/// The loop and its clock. Nothing here knows a device, a file or a socket.
package org.voltaire.pi.loop;

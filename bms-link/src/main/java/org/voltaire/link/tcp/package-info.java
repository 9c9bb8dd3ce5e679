/// The same messages over TCP: server, client, addresses.
package org.voltaire.link.tcp;

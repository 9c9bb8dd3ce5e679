/// What a stream says about its pack, and where frames come from: a daemon, a recording, a
/// simulation.
package org.voltaire.link;

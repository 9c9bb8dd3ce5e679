/// Playing a recording as if it were live.
package org.voltaire.link.play;

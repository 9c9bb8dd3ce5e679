/// A person at a running pack: what may be asked of it, what comes of that, and what is told when
/// it opens and closes.
package org.voltaire.pi.operate;

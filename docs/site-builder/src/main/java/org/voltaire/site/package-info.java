/// Makes the web site of the documents: Markdown to HTML with a navigation, and a check of every
/// relative link. Run by `docs/site`; nothing else of Voltaire uses it.
@NullMarked
package org.voltaire.site;

import org.jspecify.annotations.NullMarked;

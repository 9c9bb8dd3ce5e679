/// The list of all types of devices. The only package here that knows more than one of them.
@NullMarked
package org.voltaire.device.registry;

import org.jspecify.annotations.NullMarked;

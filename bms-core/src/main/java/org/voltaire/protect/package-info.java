/// The stage of the step that protects: the table of protections ([ProtectionTable]), what a
/// protection may look at ([Watch]), and the memory of each limit ([Alarm]). No other stage is
/// known here.
@NullMarked
package org.voltaire.protect;

import org.jspecify.annotations.NullMarked;

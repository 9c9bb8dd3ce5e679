/// What the contactors do and why: modes, what a person asks for, what drives the coils.
package org.voltaire.contactor;

package org.voltaire.device;

/// What a pack wants of one of its devices.
///
/// @param pack that it is wired to
/// @param connects whether its switches are the pack's contactors; otherwise they are left alone
/// @param bleeds whether its bleed resistors are ours to switch
public record Duty(PackSize pack, boolean connects, boolean bleeds) {}

package org.voltaire.device;

/// A setting that is good by itself but does not fit the pack, or another setting.
///
/// @param key of the setting
/// @param found what is there
/// @param allowed what would fit
public record Misfit(String key, String found, String allowed) {}

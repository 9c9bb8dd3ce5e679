/// What a person writes about a pack, and its readers: configurations, limits, devices, cell
/// models. Everything is checked as a whole before anything moves. Nothing here opens a device.
package org.voltaire.config;

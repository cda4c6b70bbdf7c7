/** The settings of every command: read from HOCON and the environment, checked all at once. */
package io.cinematch.model.settings;

/**
 * What a night publishes, and its exact bytes. A release is immutable: everything under its id is complete, and checked
 * against its checksum, before any reader looks at it.
 */
package io.cinematch.model.release;

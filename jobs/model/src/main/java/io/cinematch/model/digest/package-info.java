/** Digests of bytes. */
package io.cinematch.model.digest;

/** Who is let in. */
package io.cinematch.serving.access;

/** x. */
package io.cinematch.serving;

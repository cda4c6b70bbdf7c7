/** The live service: what is wired to what, and the command that starts it. */
package io.cinematch.serving;

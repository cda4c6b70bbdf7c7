package io.cinematch.notebooks;

import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.rapaio.jupyter.kernel.MainApp;
import org.rapaio.jupyter.kernel.channels.Channels;
import org.rapaio.jupyter.kernel.core.ConnectionProperties;
import org.rapaio.jupyter.kernel.core.Transform;

/** The Java kernel as Jupyter starts it, with the one argument that Jupyter gives: its connection file. */
public final class Kernel {
    private Kernel() {}

    public static void main(String[] arguments) throws IOException, GeneralSecurityException {
        // It tells every message that it handles.
        Logger.getLogger("").setLevel(Level.WARNING);
        Channels channels =
                new Channels(Transform.fromJson(Files.readString(Path.of(arguments[0])), ConnectionProperties.class));
        // Version 3.0.1 listens before it knows what to do with a message: a client that is already waiting, as Jupyter
        // is, then kills the thread that reads. Whoever has the channel's monitor keeps that thread from reading.
        synchronized (shell(channels)) {
            channels.connect(MainApp.kernel);
        }
        channels.joinUntilClose();
    }

    private static Object shell(Channels channels) {
        try {
            Field shell = Channels.class.getDeclaredField("shell");
            shell.setAccessible(true);
            return shell.get(channels);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("this version of rapaio-jupyter-kernel is another one than was tried", e);
        }
    }
}

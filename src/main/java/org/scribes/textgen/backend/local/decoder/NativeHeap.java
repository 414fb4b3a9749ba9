package org.scribes.textgen.backend.local.decoder;

import java.lang.management.ManagementFactory;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.MBeanException;
import javax.management.ObjectName;
import javax.management.ReflectionException;

/** The memory that native code allocates: weights, KV caches, activations. */
public final class NativeHeap {
    private static final String COMMANDS = "com.sun.management:type=DiagnosticCommand";
    /** {@code malloc_trim} by HotSpot's command {@code System.trim_native_heap}, since 17.0.9 and on Linux with glibc. */
    private static final String TRIM = "systemTrimNativeHeap";

    private NativeHeap() {}

    /**
     * Returns freed memory to the system. Otherwise glibc keeps most blocks below 32 MB for later, in an arena for each
     * thread that has allocated.
     *
     * @return false if the virtual machine or the system has no such command
     */
    public static boolean trim() {
        try {
            Object unused = ManagementFactory.getPlatformMBeanServer()
                    .invoke(new ObjectName(COMMANDS), TRIM, new Object[] {new String[0]}, new String[] {
                        String[].class.getName()
                    });
            return true;
        } catch (InstanceNotFoundException | ReflectionException | MBeanException absent) {
            return false;
        } catch (JMException e) {
            throw new IllegalStateException(COMMANDS, e);
        }
    }
}

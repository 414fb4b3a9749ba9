package org.scribes.textgen.api;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletRequestEvent;
import jakarta.servlet.ServletRequestListener;
import jakarta.servlet.annotation.WebListener;

/** Tells an {@link Arrival} when the thread that received its headers has left all filters, the server's own too. */
@WebListener
public class ArrivalListener implements ServletRequestListener {
    @Override
    public void requestDestroyed(ServletRequestEvent event) {
        if (event.getServletRequest().getDispatcherType() == DispatcherType.REQUEST) {
            Arrival.of(event.getServletRequest()).ifPresent(Arrival::threadLeft);
        }
    }
}

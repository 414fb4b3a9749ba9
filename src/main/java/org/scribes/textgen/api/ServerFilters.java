package org.scribes.textgen.api;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import java.util.EnumSet;

/**
 * Maps the server's own filters to asynchronous dispatches as well. The server maps them to the first dispatch only,
 * which does not reach the resource if a body has to arrive first; one of them starts the request's span.
 */
@WebListener
public class ServerFilters implements ServletContextListener {
    @Override
    public void contextInitialized(ServletContextEvent event) {
        for (FilterRegistration filter :
                event.getServletContext().getFilterRegistrations().values()) {
            if (!RequestFilter.class.getName().equals(filter.getClassName())) {
                filter.addMappingForUrlPatterns(EnumSet.of(DispatcherType.ASYNC), true, "/*");
            }
        }
    }
}

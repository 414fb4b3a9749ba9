package org.scribes.textgen.api;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import java.util.EnumSet;

/**
 * Has the server's own filters, such as the one that begins a request's span, take part in requests that are dispatched
 * once their body is here: the server means them for the first dispatch only, which does not get as far.
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

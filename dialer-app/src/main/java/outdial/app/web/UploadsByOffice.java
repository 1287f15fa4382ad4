package outdial.app.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;
import outdial.sql.Accounts.Role;

/**
 * Turns away files from all who have no business with them, before a byte is read: the check of a form's token would
 * else store the whole file first.
 */
final class UploadsByOffice extends OncePerRequestFilter {
    private static final Set<String> OFFICE = Set.of("ROLE_" + Role.ADMINISTRATOR, "ROLE_" + Role.MANAGER);

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String type = request.getContentType();
        boolean hasFile =
                type != null && type.toLowerCase(java.util.Locale.ROOT).startsWith("multipart/");
        if (!hasFile || mayBring(request)) {
            chain.doFilter(request, response);
        } else {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        }
    }

    private static boolean mayBring(HttpServletRequest request) {
        Authentication person = SecurityContextHolder.getContext().getAuthentication();
        return person != null
                && request.getRequestURI().matches("/clients/[0-9]+/uploads")
                && AuthorityUtils.authorityListToSet(person.getAuthorities()).stream()
                        .anyMatch(OFFICE::contains);
    }
}

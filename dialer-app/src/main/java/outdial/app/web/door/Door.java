package outdial.app.web.door;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import outdial.model.ClientId;
import outdial.sql.Accounts;
import outdial.sql.Clients;

/**
 * Lets a request through to its page or turns it away: 403 for those who have no role that the page is for, 404 where
 * the address names a client they do not serve. Reads the account at each request, so that what an administrator takes
 * away is gone at once.
 */
public final class Door implements HandlerInterceptor {
    /** The name of the request attribute that holds the client whom the address names. */
    public static final String CLIENT = "client";

    private final Accounts accounts;
    private final Clients clients;

    public Door(Accounts accounts, Clients clients) {
        this.accounts = accounts;
        this.clients = clients;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        // The end of a stream that was let in when it began: its answer is on its way and can't be turned away.
        if (!(handler instanceof HandlerMethod method) || request.getDispatcherType() == DispatcherType.ASYNC) {
            return true;
        }
        Optional<Member> member = Optional.ofNullable(request.getRemoteUser())
                .flatMap(accounts::find)
                .map(Member::new);
        if (member.isEmpty()) {
            leave(request, response);
            return false;
        }
        request.setAttribute(Member.ATTRIBUTE, member.get());
        int answer = answer(request, member.get(), method);
        if (answer != HttpServletResponse.SC_OK) {
            response.sendError(answer);
        }
        return answer == HttpServletResponse.SC_OK;
    }

    /** The account was switched off or is gone. */
    private static void leave(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
        response.sendRedirect("/sign-in");
    }

    private int answer(HttpServletRequest request, Member member, HandlerMethod method) {
        For who = who(method);
        if (who == null) {
            return HttpServletResponse.SC_FORBIDDEN;
        }
        Set<Accounts.Role> roles = Set.of(who.value());
        if (who.wholeCentre() ? !member.isAnyOfCentre(roles) : !member.isAny(roles)) {
            return HttpServletResponse.SC_FORBIDDEN;
        }
        String named = variables(request).get(CLIENT);
        if (named == null) {
            return HttpServletResponse.SC_OK;
        }
        var client = id(named).filter(one -> member.isAny(roles, one)).flatMap(clients::find);
        client.ifPresent(one -> request.setAttribute(CLIENT, one));
        return client.isPresent() ? HttpServletResponse.SC_OK : HttpServletResponse.SC_NOT_FOUND;
    }

    private static @Nullable For who(HandlerMethod method) {
        For own = method.getMethodAnnotation(For.class);
        return own != null ? own : method.getBeanType().getAnnotation(For.class);
    }

    private static Optional<ClientId> id(String named) {
        return named.matches("[1-9][0-9]{0,17}") ? Optional.of(new ClientId(Long.parseLong(named))) : Optional.empty();
    }

    @SuppressWarnings("unchecked") // as Spring documents the attribute
    private static Map<String, String> variables(HttpServletRequest request) {
        var found = (Map<String, String>) request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
        return found == null ? Map.of() : found;
    }
}

package outdial.sql;

import java.util.Set;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;
import outdial.model.ClientId;

/** Whose rows somebody may see, where a list goes over several clients. */
public sealed interface Reach {
    /** Every client's: the whole centre's staff. */
    record Everyone() implements Reach {}

    /** Those of these clients alone; of none sees nothing. */
    record Only(Set<ClientId> clients) implements Reach {
        public Only {
            clients = Set.copyOf(clients);
        }
    }

    default boolean covers(ClientId client) {
        return switch (this) {
            case Everyone _ -> true;
            case Only(var clients) -> clients.contains(client);
        };
    }

    /** That a row whose client stands in {@code column} may be seen. */
    default Condition over(Field<Long> column) {
        return switch (this) {
            case Everyone _ -> DSL.noCondition();
            case Only(var clients) ->
                column.in(clients.stream().map(ClientId::value).toList());
        };
    }
}

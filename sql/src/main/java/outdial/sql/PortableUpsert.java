package outdial.sql;

import java.util.regex.Pattern;
import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;

/**
 * jOOQ's MYSQL dialect renders upserts with the row alias of MySQL 8.0.19, which MariaDB does not read. Both read
 * {@code VALUES(column)}, so upserts are put into that older spelling.
 */
final class PortableUpsert implements ExecuteListener {
    private static final long serialVersionUID = 1L;
    private static final String ALIASED = " as excluded on duplicate key update ";
    private static final Pattern EXCLUDED = Pattern.compile("\\bexcluded\\.(`[^`]+`)");

    @Override
    public void renderEnd(ExecuteContext context) {
        String sql = context.sql();
        if (sql != null && sql.contains(ALIASED)) {
            context.sql(EXCLUDED.matcher(sql.replace(ALIASED, " on duplicate key update "))
                    .replaceAll("values($1)"));
        }
    }
}

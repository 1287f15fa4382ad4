package outdial.sql;

import static outdial.sql.gen.Tables.ID_BLOCK;

import java.util.Optional;
import org.jooq.DSLContext;

/** Table {@code id_block}: ids for writers who must know them before they write. */
final class IdBlocks {
    private final DSLContext dsl;

    IdBlocks(DSLContext dsl) {
        this.dsl = dsl;
    }

    /** The first of {@code many} ids that nobody else gets, unless the caller's transaction is rolled back. */
    long take(String what, int many) {
        long first = find(what).orElseGet(() -> {
            dsl.insertInto(ID_BLOCK, ID_BLOCK.WHAT, ID_BLOCK.NEXT_ID)
                    .values(what, 1L)
                    .onDuplicateKeyIgnore()
                    .execute();
            return find(what).orElseThrow();
        });
        dsl.update(ID_BLOCK)
                .set(ID_BLOCK.NEXT_ID, first + many)
                .where(ID_BLOCK.WHAT.eq(what))
                .execute();
        return first;
    }

    /** Asked before writing: an ignored insert holds a lock that two writers could never both strengthen. */
    private Optional<Long> find(String what) {
        return dsl.select(ID_BLOCK.NEXT_ID)
                .from(ID_BLOCK)
                .where(ID_BLOCK.WHAT.eq(what))
                .forUpdate()
                .fetchOptional(ID_BLOCK.NEXT_ID);
    }
}

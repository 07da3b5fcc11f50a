using Microsoft.Data.Sqlite;

namespace PolicyBot.Storage;

/// <summary>Reads from the store; what SQLite cannot read becomes a <see cref="StorageException"/> that says what to do.</summary>
internal static class StoreReading
{
    /// <summary>Reads one value.</summary>
    /// <exception cref="StorageException">The store cannot be read.</exception>
    public static T Of<T>(SqliteConnection store, Func<SqliteConnection, T> read)
    {
        try
        {
            return read(store);
        }
        catch (SqliteException problem)
        {
            throw Unreadable(store, problem);
        }
    }

    /// <summary>Reads rows, one at a time where the query does so.</summary>
    /// <exception cref="StorageException">The store cannot be read; thrown by the enumeration.</exception>
    public static IEnumerable<T> Each<T>(SqliteConnection store, Func<SqliteConnection, IEnumerable<T>> query)
    {
        using IEnumerator<T> rows = Of(store, connection => query(connection).GetEnumerator());
        while (Of(store, _ => rows.MoveNext()))
        {
            yield return rows.Current;
        }
    }

    private static StorageException Unreadable(SqliteConnection store, SqliteException problem) =>
        new($"文章库 {store.DataSource} 无法读取（{problem.Message}）。请检查权限和磁盘；如果文件已损坏，请从备份恢复。", problem);
}

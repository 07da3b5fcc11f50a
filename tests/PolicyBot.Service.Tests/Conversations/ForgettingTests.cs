using Dapper;
using PolicyBot.Service.Channels.Activities;
using PolicyBot.Service.Channels.DirectLine;
using PolicyBot.Service.Conversations;
using PolicyBot.Service.Database;
using PolicyBot.Service.Tests.Support;
using PolicyBot.Storage;

namespace PolicyBot.Service.Tests.Conversations;

public sealed class ForgettingTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task What_is_older_than_its_lifetime_is_forgotten()
    {
        await using var database = ServiceDatabase.Open(DataFolder.Open(_folder.Data), ConversationStore.Schema, DirectLineStore.Schema);
        ConversationStore turns = new(database, TimeProvider.System);
        DirectLineStore activities = new(database, TimeProvider.System);
        await turns.KeepAsync(new Turn("directline", "c", "1", "u", "你好"), new TurnOutcome(Replies.Helped));
        await activities.StartAsync("c", "u");
        await activities.AppendAsync("c", null, [new Activity { Type = "message" }]);

        await turns.ForgetAsync(TimeProvider.System.GetUtcNow() - TimeSpan.FromDays(1));
        await activities.ForgetAsync(TimeProvider.System.GetUtcNow() - TimeSpan.FromDays(1));
        Assert.Equal((1, true, 1), (Count(database, "turns"), activities.Exists("c"), activities.After("c", 0).Activities.Count));

        await turns.ForgetAsync(TimeProvider.System.GetUtcNow() + TimeSpan.FromSeconds(1));
        await activities.ForgetAsync(TimeProvider.System.GetUtcNow() + TimeSpan.FromSeconds(1));
        Assert.Equal((0, false, 0), (Count(database, "turns"), activities.Exists("c"), activities.After("c", 0).Activities.Count));
    }

    [Fact]
    public async Task A_write_that_fails_does_not_take_those_beside_it_along()
    {
        await using var database = ServiceDatabase.Open(DataFolder.Open(_folder.Data), ConversationStore.Schema);
        ConversationStore store = new(database, TimeProvider.System);

        Task[] writes = [.. Enumerable.Range(0, 100).Select(number => number % 10 == 3
            ? database.WriteAsync(_ => throw new InvalidOperationException("not this one"))
            : store.KeepAsync(new Turn("c", "c", $"{number}", "u", "你好"), new TurnOutcome(Replies.Helped)))];
        await Assert.ThrowsAsync<InvalidOperationException>(() => Task.WhenAll(writes));

        Assert.Equal(10, writes.Count(write => write.IsFaulted));
        Assert.Equal(90, Count(database, "turns"));
    }

    [Fact]
    public async Task The_database_and_the_key_are_this_users_alone()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows keeps the rights of the folder");
            return;
        }

        var folder = DataFolder.Open(_folder.Data);
        await ServiceDatabase.Open(folder).DisposeAsync();
        byte[] key = TokenKey.Of(folder);

        Assert.Equal(key, TokenKey.Of(folder));
        foreach (string file in new[] { "service.db", "directline.key" })
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(folder.Path, file)));
        }
    }

    [Fact]
    public void A_file_that_is_no_database_is_named_with_the_way_out()
    {
        var folder = DataFolder.Open(_folder.Data);
        File.WriteAllText(Path.Combine(folder.Path, "service.db"), new string('x', 5000));

        StorageException refused = Assert.Throws<StorageException>(() => { _ = ServiceDatabase.Open(folder, ConversationStore.Schema); });

        Assert.Contains("service.db", refused.Message, StringComparison.Ordinal);
    }

    private static int Count(ServiceDatabase database, string table) =>
        database.Read(connection => connection.ExecuteScalar<int>($"SELECT count(*) FROM {table}"));
}

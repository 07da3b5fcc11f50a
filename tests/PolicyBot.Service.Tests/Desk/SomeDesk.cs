using Dapper;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using PolicyBot.Service.Accounts;
using PolicyBot.Service.Channels.DirectLine;
using PolicyBot.Service.Commands;
using PolicyBot.Service.Conversations;
using PolicyBot.Service.Conversations.Rendering;
using PolicyBot.Service.Database;
using PolicyBot.Service.Desk;
using PolicyBot.Service.Desk.Cases;
using PolicyBot.Service.GivenAnswers;
using PolicyBot.Service.Knowledge;
using PolicyBot.Service.Tests.Support;
using PolicyBot.Storage;

namespace PolicyBot.Service.Tests.Desk;

/// <summary>Residents, staff and a clock that goes only when a test says so, over the test articles; started again as often as wanted.</summary>
internal sealed class SomeDesk : IAsyncDisposable
{
    public const string Resident = "dl_resident";

    private readonly TempFolder _folder = new();
    private readonly DataFolder _data;
    private ServiceDatabase _database = null!;
    private KnowledgeBase _knowledge = null!;
    private AnswerLog _answers = null!;
    private int _turns;

    public SomeDesk()
    {
        _data = DataFolder.Open(_folder.Data);
        IndexCommand.Run([SomeArticles.WriteTo(_folder)], _data, CancellationToken.None);
        Start();
    }

    public SettableTime Time { get; } = new();

    public CaseOptions Options { get; } = new();

    public CaseWork Work { get; private set; } = null!;

    public CaseClock Clock { get; private set; } = null!;

    public DeliveryService Deliveries { get; private set; } = null!;

    public DirectLineStore Activities { get; private set; } = null!;

    public TurnHandler Turns { get; private set; } = null!;

    /// <summary>Ends everything and starts it again over the same files, as another process would.</summary>
    public async Task RestartAsync()
    {
        await StopAsync();
        Start();
    }

    /// <summary>Lets the resident of a conversation say something.</summary>
    public Task<Reply> SayAsync(string text, string conversation = "c") => Turns.HandleAsync(
        new Turn(DirectLineChannel.Name, conversation, $"turn {++_turns}", Resident, text), TestContext.Current.CancellationToken);

    public Case Case(long number) => Read(connection => CaseTable.Find(connection, number))!;

    public IReadOnlyList<CaseEntry> Entries(long number) => Read(connection => CaseTable.Entries(connection, number));

    public T Read<T>(Func<SqliteConnection, T> read) => _database.Read(read);

    public Task WriteAsync(Action<SqliteConnection> write) => _database.WriteAsync(write);

    /// <summary>What the audit log says was done to a case, in order, with who did it.</summary>
    public string[] Done(long number) => Read(connection => connection.Query<string>(
        "SELECT actor || ' ' || action FROM audit WHERE subject = '工单 ' || @number ORDER BY number", new { number }).ToArray());

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _folder.Dispose();
    }

    private void Start()
    {
        _database = ServiceDatabase.Open(_data, AuditLog.Schema, ConversationStore.Schema, DirectLineStore.Schema, DeskServices.Schema, AnswerLog.Schema);
        _answers = new AnswerLog(_database, Microsoft.Extensions.Options.Options.Create(new GivenAnswersOptions()), Time, NullLogger<AnswerLog>.Instance);
        _knowledge = KnowledgeBase.Open(_data, new AnswersOptions(), Time, _ => { }, CancellationToken.None);
        Activities = new DirectLineStore(_database, Time);
        var options = Microsoft.Extensions.Options.Options.Create(Options);
        CaseLedger ledger = new(new AuditLog(Time), options, Time);
        LinkSource links = new(Microsoft.Extensions.Options.Options.Create(new ConversationsOptions()));
        Deliveries = new DeliveryService(_database, [new DirectLinePush(Activities, new ActivityStreams(), links)], NullLogger<DeliveryService>.Instance);
        Work = new CaseWork(_database, ledger, Deliveries, options);
        Clock = new CaseClock(_database, ledger, Deliveries, options, Time, NullLogger<CaseClock>.Instance);
        CaseDialogue dialogue = new(_database, ledger, Deliveries, options, Time);
        ConversationStore store = new(_database, Time);
        Turns = new TurnHandler(
            _knowledge, store, dialogue, _answers, new ConversationEraser([store, _answers, Activities], dialogue, new AuditLog(Time)), NullLogger<TurnHandler>.Instance);
    }

    private async Task StopAsync()
    {
        Clock.Dispose();
        Deliveries.Dispose();
        _answers.Dispose();
        _knowledge.Dispose();
        await _database.DisposeAsync();
    }
}

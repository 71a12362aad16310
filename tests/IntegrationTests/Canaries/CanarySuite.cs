using System.Collections.Concurrent;
using System.Net;
using System.Text.RegularExpressions;
using Grpc.Core;
using Grpc.Net.Client;
using VikLearning.AllInOne;
using VikLearning.Protos.Access.V1;
using VikLearning.Protos.Feed.V1;
using VikLearning.TestHosts;
using Xunit;

namespace VikLearning.IntegrationTests.Canaries;

/// <summary>
/// A suite of its own that tells everything: it logs from Debug on and exports its traces here; among its accounts are
/// a privacy officer, and a student whose name is a canary.
/// </summary>
internal sealed partial class CanarySuite : IAsyncDisposable
{
    public const string Student = "kanarie";
    public const string StudentId = "kanarie-1";
    public const string Officer = "officer01";
    public const string OtherTeacher = "docent02";

    private readonly ConcurrentQueue<string> _log = new();
    private readonly ConcurrentDictionary<string, string> _tokens = new();
    private readonly SuiteProcess _suite;
    private readonly TraceCollector _collector;
    private readonly GrpcChannel _channel;

    private CanarySuite(
        SuiteProcess suite, TraceCollector collector, ConcurrentQueue<string> log, Canaries canaries)
    {
        (_suite, _collector, _log, Canaries) = (suite, collector, log, canaries);
        _channel = GrpcChannel.ForAddress(suite.GrpcAddress);
        Http = new HttpClient { BaseAddress = suite.Address };
    }

    public Canaries Canaries { get; }

    public HttpClient Http { get; }

    public SuiteProcess Process => _suite;

    public CallInvoker Invoker => _channel.CreateCallInvoker();

    /// <summary>Every line that it logged.</summary>
    public string Log => string.Join('\n', _log);

    public IReadOnlyList<(string Path, byte[] Body)> Exports => _collector.Exports;

    public static async Task<CanarySuite> StartAsync(string? postgres)
    {
        var canaries = new Canaries();
        var log = new ConcurrentQueue<string>();
        var collector = await TraceCollector.StartAsync();
        var around = new SuiteSurroundings(
            new Dictionary<string, string>([.. collector.Variables, .. Settings(canaries)]), log.Enqueue);
        var suite = await SuiteProcess.StartAsync(around, demoStudents: 1, postgres, data: null);
        return new CanarySuite(suite, collector, log, canaries);
    }

    /// <summary>An access token of somebody who may call by such a rule.</summary>
    public Task<string> TokenAsync(AccessRule rule) => TokenAsync(
        rule.Roles.Select(AccountOf).FirstOrDefault(account => account is not null) ?? Student);

    /// <summary>A call by an account, with a key of its own, and for a purpose where one is asked.</summary>
    public async Task<CallOptions> OptionsAsync(string account, string? purpose = null)
    {
        var headers = new Metadata
        {
            { "authorization", $"Bearer {await TokenAsync(account)}" },
            { "idempotency-key", Guid.NewGuid().ToString("N") },
        };
        if (purpose is not null)
        {
            headers.Add("consultation-purpose", purpose);
        }

        return new CallOptions(headers, cancellationToken: TestContext.Current.CancellationToken);
    }

    public async Task<string> TokenAsync(string account)
    {
        if (!_tokens.TryGetValue(account, out var token))
        {
            using var tokens = new DemoTokens(
                _suite.Address, DataFolder.ReadSecrets(_suite.Data)!.Demo, HttpVersion.Version11);
            _tokens[account] = token = await tokens.GetAsync(account, TestContext.Current.CancellationToken);
        }

        return token;
    }

    /// <summary>All facts of a source, as other services get them.</summary>
    public async Task<byte[]> FactsAsync(string source)
    {
        using var inner = GrpcChannel.ForAddress(InnerAddress());
        using var following = new FeedService.FeedServiceClient(inner).Follow(
            new FollowRequest { Source = source },
            new Metadata { { "authorization", $"Bearer {await ServiceTokenAsync()}" } },
            cancellationToken: TestContext.Current.CancellationToken);
        var facts = new List<byte>();
        do
        {
            Assert.True(await following.ResponseStream.MoveNext(TestContext.Current.CancellationToken));
            facts.AddRange(Google.Protobuf.MessageExtensions.ToByteArray(following.ResponseStream.Current));
        }
        while (following.ResponseStream.Current.More);
        return [.. facts];
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        _channel.Dispose();
        await _suite.DisposeAsync();
        await _collector.DisposeAsync();
    }

    private static IEnumerable<KeyValuePair<string, string>> Settings(Canaries canaries) =>
    [
        new("Logging__LogLevel__Default", "Debug"),
        // Whoever reads at all reads unusually here, so that there are signals to write a note with.
        new("Consultations__DossiersAnHour", "0"),
        new("Consultations__AnchorEvery", "00:00:01"),
        .. Account(900, Student, StudentId, "student", canaries.Next("the name of an account")),
        .. Account(901, Officer, Officer, "privacy-officer", canaries.Next("the name of an officer's account")),
        .. Account(902, OtherTeacher, OtherTeacher, "teacher", canaries.Next("the name of a teacher's account")),
    ];

    private static IEnumerable<KeyValuePair<string, string>> Account(
        int index, string name, string subject, string role, string displayName) =>
    [
        new($"Identity__Accounts__{index}__Name", name),
        new($"Identity__Accounts__{index}__Subject", subject),
        new($"Identity__Accounts__{index}__DisplayName", displayName),
        new($"Identity__Accounts__{index}__Roles__0", role),
    ];

    private static string? AccountOf(Role role) => role switch
    {
        Role.Student => Student,
        Role.Teacher => "teacher01",
        Role.TeamChief => "chief01",
        Role.PracticeCoach => "coach01",
        Role.Administrator => "admin",
        Role.PrivacyOfficer => Officer,
        Role.Examiner => "examiner01",
        Role.ExamClerk => "clerk01",
        _ => null,
    };

    private string InnerAddress() => Listening().Matches(Log)
        .Select(match => match.Groups[1].Value)
        .First(address => new Uri(address).Port != _suite.Address.Port
            && new Uri(address).Port != _suite.GrpcAddress.Port);

    private async Task<string> ServiceTokenAsync()
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials",
            ["client_id"] = "suite",
            ["client_secret"] = DataFolder.ReadSecrets(_suite.Data)!.Suite,
        });
        using var answer = await Http.PostAsync(new Uri("connect/token", UriKind.Relative), form);
        answer.EnsureSuccessStatusCode();
        var body = await answer.Content.ReadAsStringAsync();
        return System.Text.Json.JsonDocument.Parse(body).RootElement.GetProperty("access_token").GetString()!;
    }

    [GeneratedRegex(@"Now listening on: (http://127\.0\.0\.1:\d+)")]
    private static partial Regex Listening();
}

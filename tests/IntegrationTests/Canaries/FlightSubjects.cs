using Google.Protobuf.Reflection;
using Grpc.Core;
using VikLearning.Protos.Access.V1;
using VikLearning.Protos.Portfolio.V1;
using VikLearning.Protos.Roster.V1;
using Xunit;
using PortfolioLedger = VikLearning.Protos.Portfolio.V1.LedgerService;
using RosterLedger = VikLearning.Protos.Roster.V1.LedgerService;

namespace VikLearning.IntegrationTests.Canaries;

/// <summary>
/// What some texts are about and can be about once only: a student who may be erased without a loss to the rest of the
/// flight, and a signal that nobody has looked into.
/// </summary>
internal sealed class FlightSubjects(CanarySuite suite)
{
    private readonly HashSet<string> _enrolled = [];
    private FlightComments? _comments;
    private FlightWorkbook? _workbook;
    private readonly FlightAssignment _assignment = new(suite);
    private readonly FlightFeedback _feedback = new(suite);
    private readonly FlightSessions _sessions = new(suite);
    private string _person = "";
    private long _signal;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>The fields of a method's request that say what it is about.</summary>
    public IEnumerable<KeyValuePair<string, object>> ValuesFor(MethodDescriptor method) =>
        IsErasure(method) ? [new("person_id", _person), new("although_active", true)]
        : IsSignal(method) ? [new("number", _signal)]
        : method.Name == "RenameStudent" ? [new("student_id", CanarySuite.StudentId)]
        : FlightComments.Is(method) && _comments is { } about ? about.Values
        : FlightWorkbook.Is(method) && _workbook is { } book ? book.Values
        : FlightAssignment.Is(method) ? _assignment.Values
        : FlightFeedback.IsOf(method) ? _feedback.Values()
        : FlightSessions.IsOf(method) ? _sessions.Values()
        : [];

    /// <summary>Has what the method is to be called with by a door; each door has its own.</summary>
    public async Task BeReadyAsync(MethodDescriptor method, string door)
    {
        if (IsErasure(method))
        {
            _person = $"kanarie-gone-{door}";
            await EnrolAsync(_person);
        }
        else if (FlightFeedback.IsOf(method))
        {
            await _feedback.BeReadyAsync(method, door);
        }
        else if (FlightSessions.IsOf(method))
        {
            await _sessions.BeReadyAsync(method, door);
        }
        else if (IsSignal(method))
        {
            _signal = await UnseenSignalAsync(
                method.Service.FullName.Contains(".roster.", StringComparison.Ordinal), "teacher01");
        }
        else if (FlightWorkbook.Is(method))
        {
            _workbook ??= new FlightWorkbook(suite);
            await _workbook.BeReadyAsync(method);
        }
        else if (FlightAssignment.Is(method))
        {
            await _assignment.BeReadyAsync(method);
        }
        else if (FlightComments.Is(method))
        {
            _comments ??= new FlightComments(suite);
            await _comments.BeReadyAsync();
        }
    }

    private static bool IsErasure(MethodDescriptor method) => method.Service.Name == nameof(ErasureService);

    private static bool IsSignal(MethodDescriptor method) => method.Name == "MarkSignalSeen";

    /// <summary>Enrols a student whom nobody else needs, and waits until Roster knows of them; their id.</summary>
    public async Task<string> EnrolAsync(string person)
    {
        if (!_enrolled.Add(person))
        {
            return person;
        }

        await new CohortService.CohortServiceClient(suite.Invoker).EnrolStudentAsync(
            new EnrolStudentRequest
            {
                CohortId = "demo-cohort",
                TeamId = "team-01",
                StudentId = person,
                Name = suite.Canaries.Next("the name of who is erased"),
            },
            await suite.OptionsAsync("admin"));
        var erasures = new ErasureService.ErasureServiceClient(suite.Invoker);
        await Heard.ByNowAsync(
            async () => await erasures.GetPersonAsync(
                new GetPersonRequest { PersonId = person },
                await suite.OptionsAsync(CanarySuite.Officer, "data-subject-request")),
            Stop, StatusCode.NotFound, StatusCode.Unavailable);
        return person;
    }

    /// <summary>
    /// The number of a signal that nobody has looked into. The officer has broken glass before; a teacher who asks for
    /// a student of another is one more reader.
    /// </summary>
    public async Task<long> UnseenSignalAsync(bool isRoster, string reader)
    {
        var teacher = await suite.OptionsAsync(reader, "guiding");
        await Assert.ThrowsAsync<RpcException>(async () => await (isRoster
            ? Ended(new TeacherService.TeacherServiceClient(suite.Invoker).GetMyStudentAsync(
                new GetMyStudentRequest { StudentId = "nobody-of-theirs" }, teacher).ResponseAsync)
            : Ended(new GuidanceService.GuidanceServiceClient(suite.Invoker).GetStudentProgressAsync(
                new GetStudentProgressRequest { StudentId = "nobody-of-theirs" }, teacher).ResponseAsync)));
        while (true)
        {
            IEnumerable<ReadingSignal> signals = isRoster
                ? (await new RosterLedger.LedgerServiceClient(suite.Invoker).ListSignalsAsync(
                    new(), await suite.OptionsAsync("admin"))).Signals
                : (await new PortfolioLedger.LedgerServiceClient(suite.Invoker).ListSignalsAsync(
                    new(), await suite.OptionsAsync("admin"))).Signals;
            if (signals.FirstOrDefault(signal => signal.Seen is null) is { } unseen)
            {
                return unseen.Number;
            }

            await Task.Delay(50, Stop);
        }

        static Task Ended(Task call) => call;
    }
}

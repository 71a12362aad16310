using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text.Json;
using VikLearning.LoadTests.Measuring;
using VikLearning.Portfolio;
using VikLearning.Portfolio.Hours;
using VikLearning.ServiceDefaults.Aggregates;
using VikLearning.ServiceDefaults.Calendars;

namespace VikLearning.LoadTests.Scenarios;

/// <summary>
/// LogHours as grain calls in this process: 256 different students have a call in flight, each answered after its row
/// is on disk. A student who has logged two years' worth makes room for the next, so that logs stay as long as real
/// ones are. Those who come next are enrolled before the first call: enrolling is another operation.
/// </summary>
internal sealed class LogHoursGrain(string postgres) : IScenario
{
    // About two years of entries, as the demo academy's students make them.
    private const int EntriesPerStudent = 200;

    // Enough for some 1.5 million calls; who is needed beyond that is enrolled on the way.
    private const int EnrolledAhead = 30;
    private readonly long[] _done = new long[256];
    private readonly (long Turn, IStudentGrain Grain)?[] _students = new (long, IStudentGrain)?[256];
    private readonly DateOnly _today = AcademyTime.Today(TimeProvider.System);
    private readonly string _plan =
        JsonSerializer.Serialize(DemoPlan.Of(AcademyTime.Today(TimeProvider.System)), EventCatalog.Json);

    private readonly string _run = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(4));
    private GrainHost? _host;
    private long _commands;

    /// <inheritdoc />
    public string Name => "log-hours-grain";

    /// <inheritdoc />
    public string? Floor => "pgbench-insert";

    /// <inheritdoc />
    public int Workers => _done.Length;

    /// <inheritdoc />
    public async Task PrepareAsync(CancellationToken cancellation)
    {
        _host = await GrainHost.StartAsync(postgres, cancellation);
        await Task.WhenAll(Enumerable.Range(0, Workers).Select(async worker =>
        {
            for (var turn = 0; turn < EnrolledAhead; turn++)
            {
                await EnrolAsync(worker, turn);
            }
        }));
    }

    /// <inheritdoc />
    public async Task<bool> InvokeAsync(int worker, long n, CancellationToken cancellation)
    {
        var (turn, entry) = Math.DivRem(_done[worker]++, EntriesPerStudent);
        if (entry == 0 && turn >= EnrolledAhead)
        {
            await EnrolAsync(worker, turn);
        }

        var claim = new HoursClaim(
            DemoPlan.Activities[(int)(entry % DemoPlan.Activities.Count)],
            _today.AddDays(-(int)(entry % DemoPlan.DaysSoFar)), 30, _today);
        var reply = await StudentOf(worker, turn).LogHours(EnvelopeOf(worker, turn), claim, null);
        return reply.Refusals.IsEmpty && reply.Answer is not null;
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (_host is not null)
        {
            await _host.DisposeAsync();
        }
    }

    private async Task EnrolAsync(int worker, long turn) =>
        (await StudentOf(worker, turn).PinPlan(EnvelopeOf(worker, turn), _plan)).OrThrow();

    private IStudentGrain StudentOf(int worker, long turn)
    {
        if (_students[worker] is not { } student || student.Turn != turn)
        {
            _students[worker] = student = (turn, _host!.Grains.GetGrain<IStudentGrain>(IdOf(worker, turn)));
        }

        return student.Grain;
    }

    private static string IdOf(int worker, long turn) => $"student-{worker}-{turn}";

    // As long and as scattered as the edge makes them, and no two alike: multiplying by an odd number is one to one.
    // The hashing itself is the edge's work and not measured here.
    private CommandEnvelope EnvelopeOf(int worker, long turn)
    {
        var number = unchecked(Interlocked.Increment(ref _commands) * (long)0x9E3779B97F4A7C15);
        var mac = new byte[32];
        BinaryPrimitives.WriteInt64LittleEndian(mac, number);
        return new CommandEnvelope($"{number:x16}{_run}", mac, IdOf(worker, turn), null, "own", []);
    }
}

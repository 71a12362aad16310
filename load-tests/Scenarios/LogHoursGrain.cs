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
/// is on disk. A student who has logged a full year's worth makes room for the next, so that logs stay as long as
/// real ones are.
/// </summary>
internal sealed class LogHoursGrain(string postgres) : IScenario
{
    // About two years of entries, as the demo academy's students make them.
    private const int EntriesPerStudent = 200;
    private readonly long[] _done = new long[256];
    private readonly IStudentGrain[] _students = new IStudentGrain[256];
    private readonly DateOnly _today = AcademyTime.Today(TimeProvider.System);
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
        for (var worker = 0; worker < Workers; worker++)
        {
            await EnrolAsync(worker, 0);
        }
    }

    /// <inheritdoc />
    public async Task<bool> InvokeAsync(int worker, long n, CancellationToken cancellation)
    {
        var (year, entry) = Math.DivRem(_done[worker]++, EntriesPerStudent);
        if (entry == 0 && year > 0)
        {
            await EnrolAsync(worker, year);
        }

        var claim = new HoursClaim(
            DemoPlan.Activities[(int)(entry % DemoPlan.Activities.Count)],
            _today.AddDays(-(int)(entry % DemoPlan.DaysSoFar)), 30, _today);
        var reply = await _students[worker].LogHours(EnvelopeOf(worker, year), claim, null);
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

    private async Task EnrolAsync(int worker, long year)
    {
        _students[worker] = _host!.Grains.GetGrain<IStudentGrain>(IdOf(worker, year));
        var plan = JsonSerializer.Serialize(DemoPlan.Of(_today), EventCatalog.Json);
        (await _students[worker].PinPlan(EnvelopeOf(worker, year), plan)).OrThrow();
    }

    private static string IdOf(int worker, long year) => $"student-{worker}-{year}";

    // As long and as scattered as the edge makes them, and no two alike: multiplying by an odd number is one to one.
    // The hashing itself is the edge's work and not measured here.
    private CommandEnvelope EnvelopeOf(int worker, long year)
    {
        var number = unchecked(Interlocked.Increment(ref _commands) * (long)0x9E3779B97F4A7C15);
        var mac = new byte[32];
        BinaryPrimitives.WriteInt64LittleEndian(mac, number);
        return new CommandEnvelope($"{number:x16}{_run}", mac, IdOf(worker, year), null, "own", []);
    }
}

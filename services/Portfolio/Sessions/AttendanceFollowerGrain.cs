using Google.Protobuf.Reflection;
using VikLearning.ServiceDefaults.Feed;
using Told = VikLearning.Protos.Portfolio.V1;

namespace VikLearning.Portfolio.Sessions;

/// <summary>Has students told what was recorded of them.</summary>
[GrainType("portfolio.attendance-follower")]
internal sealed class AttendanceFollowerGrain(IServiceProvider services)
    : FollowerGrain(PortfolioModule.Service, services), IAttendanceFollowerGrain
{
    /// <inheritdoc />
    protected override string Source => PortfolioModule.Service;

    /// <inheritdoc />
    protected override string StateName => "portfolio.attendance-follower";

    /// <inheritdoc />
    protected override IReadOnlyCollection<MessageDescriptor> Wanted { get; } = [Told.AttendanceRecorded.Descriptor];

    /// <inheritdoc />
    protected override Task ApplyAsync(FactBatch batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        return AttendanceTelling.TellAsync(
            GrainFactory, batch.Facts.Select(told => told.Fact).OfType<Told.AttendanceRecorded>());
    }

    // Nothing to throw away: a record that a student has taken over changes nothing when it is told again.
    /// <inheritdoc />
    protected override Task RebuildAsync() => Task.CompletedTask;
}

namespace VikLearning.IntegrationTests.DataSubjects;

/// <summary>
/// A clock that shows what the test says. Its timers run by the real one: a silo has many, and over years each would
/// ring a million times.
/// </summary>
internal sealed class SetClock(DateTimeOffset now) : TimeProvider
{
    public DateTimeOffset Now { get; set; } = now;

    public override DateTimeOffset GetUtcNow() => Now;
}

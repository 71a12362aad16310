using VikLearning.Portfolio.Reminders;

namespace VikLearning.Portfolio;

/// <summary>What reminders ask of the student.</summary>
internal sealed partial class StudentGrain
{
    public async Task<SessionTrace> GetTrace(string activityId)
    {
        var state = await StateAsync();
        return new SessionTrace(
            state.Closing.IsClosed,
            state.Reflections.Reflections.Values.Any(reflection => reflection.ActivityId == activityId),
            state.Hours.IsConfirmed(activityId) || state.Hours.CountedOn(activityId) > 0);
    }
}

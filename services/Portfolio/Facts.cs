using Google.Protobuf;
using VikLearning.Portfolio.Hours;
using VikLearning.Portfolio.Reflections;
using Told = VikLearning.Protos.Portfolio.V1;

namespace VikLearning.Portfolio;

/// <summary>Private events -> public facts: counts and ids, never a word of what was written.</summary>
internal static class Facts
{
    /// <summary>What the others learn of an event of a student.</summary>
    public static IEnumerable<IMessage> Of(string studentId, object happened)
    {
        switch (happened)
        {
            case HoursProgressed it:
                var progressed = new Told.HoursProgressed { StudentId = studentId, CohortId = it.CohortId };
                progressed.Quarters.AddRange(it.Quarters.Select(quarter => new Told.CreditedQuarter
                {
                    Quarter = quarter.Quarter,
                    CreditedMinutes = quarter.CreditedMinutes,
                }));
                yield return progressed;
                break;
            case ReflectionWritten it:
                yield return Reflection(studentId, it.CohortId, it.ReflectionId, 1, it.ActivityId);
                break;
            case ReflectionRevised it:
                yield return Reflection(studentId, it.CohortId, it.ReflectionId, it.Number, it.ActivityId);
                break;
        }
    }

    private static Told.ReflectionWritten Reflection(
        string studentId, string cohortId, Guid reflectionId, int version, string? activityId) => new()
        {
            StudentId = studentId,
            CohortId = cohortId,
            ReflectionId = reflectionId.ToString("N"),
            Version = version,
            ActivityId = activityId ?? "",
        };
}

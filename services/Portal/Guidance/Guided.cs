using VikLearning.Portal.Language;
using VikLearning.Protos.Roster.V1;

namespace VikLearning.Portal.Guidance;

/// <summary>A guided student in the reader's words.</summary>
internal static class Guided
{
    /// <summary>The name; said to be erased when it was.</summary>
    public static string NameOf(GuidedStudent student) => student.Name.Length > 0 ? student.Name : Texts.NameErased;
}

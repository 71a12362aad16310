using VikLearning.Portal.Language;

namespace VikLearning.Portal.Reflections;

/// <summary>Who shares, in the reader's words.</summary>
internal static class SharedWords
{
    private const int ShownOfAnId = 8;

    /// <summary>A team mate: they are not told each other's names yet, and a part of an id tells two apart.</summary>
    public static string MateOf(string studentId) => Phrase.With(
        Texts.SeenWho, Texts.TeamMate, studentId.Length > ShownOfAnId ? studentId[..ShownOfAnId] : studentId);
}

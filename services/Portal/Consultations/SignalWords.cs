using VikLearning.Portal.Language;
using VikLearning.Protos.Access.V1;

namespace VikLearning.Portal.Consultations;

/// <summary>A signal in plain words. Nobody who was read is in it.</summary>
internal static class SignalWords
{
    /// <summary>What is unusual, in a line.</summary>
    public static string TitleOf(ReadingSignal signal) =>
        signal.Kind == "many-dossiers" ? Texts.SignalManyDossiers : Texts.SignalOddHour;

    /// <summary>How much was read, in a sentence.</summary>
    public static string CountOf(ReadingSignal signal) => signal.Dossiers == 1
        ? Texts.SignalDossiersOne
        : Phrase.With(Texts.SignalDossiers, signal.Dossiers);

    /// <summary>What the service keeps.</summary>
    public static string PlaceOf(string service) =>
        service == "portfolio" ? Texts.SignalPortfolio : Texts.SignalRoster;
}

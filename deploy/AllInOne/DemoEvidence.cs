using VikLearning.Protos.Portfolio.V1;

namespace VikLearning.AllInOne;

/// <summary>
/// What a made-up student did at a task of the workbook, and what their practice coach made of it. No one said these
/// things.
/// </summary>
/// <param name="Student">The account.</param>
/// <param name="Task">The number of the task in the workbook, from 0.</param>
/// <param name="Text">The evidence.</param>
/// <param name="IsHandedIn">Whether it was handed to the coach.</param>
/// <param name="Verdict">What the coach answered; unspecified for not yet.</param>
/// <param name="Words">The coach's words.</param>
internal sealed record DemoEvidence(
    string Student, int Task, string Text, bool IsHandedIn = false,
    TaskVerdict Verdict = TaskVerdict.Unspecified, string Words = "")
{
    /// <summary>The past of the practice period, in order.</summary>
    public static IReadOnlyList<DemoEvidence> All { get; } =
    [
        new("student01", 0,
            "Ik loop mee in een basisteam met vier vaste collega's. Ik wil leren om een gesprek rustig af te sluiten.",
            true, TaskVerdict.SignedOff, "Helder leerdoel. Houd het klein en vraag er elke dienst iemand naar."),
        new("student01", 1,
            "In de briefing ging het over een reeks inbraken. Tijdens de dienst heb ik de straten gereden die genoemd "
            + "werden en opgeschreven wat me opviel.", true, TaskVerdict.SignedOff),
        new("student01", 2,
            "Ik sprak een bewoner aan over geluidsoverlast. Het ging goed.", true, TaskVerdict.NotYet,
            "Wat zei je precies, en hoe merkte je dat het goed ging? Neem ook op hoe je afsloot."),
        new("student01", 2,
            "Ik sprak een bewoner aan over geluidsoverlast. Ik begon met vertellen waarom we kwamen en vroeg daarna "
            + "alleen nog door. Aan het eind vatte ik samen wat we hadden afgesproken, en de bewoner knikte.",
            true, TaskVerdict.SignedOff, "Zo kan ik het voor me zien. Goed dat je samenvatte."),
        new("student01", 3,
            "We kregen een melding van een verward persoon in een winkel. Vooraf wisten we alleen de plek. Ter plaatse "
            + "bleek het een man die zijn bus had gemist. De mutatie heb ik samen met mijn coach gemaakt.", true),
        new("student01", 4, "Eerste aantekeningen: afstand houden, handen zien, rustig praten."),
        new("student02", 0,
            "Mijn team doet vooral noodhulp. Ik wil leren om bij drukte overzicht te houden.",
            true, TaskVerdict.SignedOff, "Prima begin."),
        new("student02", 1, "De briefing ging over een evenement in het centrum.", true, TaskVerdict.NotYet,
            "Wat heb jij met de briefing gedaan? Dat is de vraag van deze taak."),
        new("student02", 2,
            "Aan de balie hielp ik iemand die aangifte wilde doen. Ik luisterde eerst, en vroeg toen wat het "
            + "belangrijkst was.", true),
    ];
}

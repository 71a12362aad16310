namespace VikLearning.AllInOne;

/// <summary>What made-up students wrote. No one said these things.</summary>
internal static class DemoWords
{
    private static readonly Dictionary<string, string[]> s_notes = new()
    {
        ["theme"] =
        [
            "Stof gelezen en samengevat.",
            "Samen met mijn leerteam voorbereid.",
            "Oefeningen gemaakt; de laatste vond ik lastig.",
            "Les gevolgd en aantekeningen uitgewerkt.",
            "Voorbeeld uit mijn bijbaan erbij gezocht.",
        ],
        ["reflectionSession"] =
        [
            "Eigen casus ingebracht.",
            "Vooral geluisterd en doorgevraagd.",
            "Het ging over de eerste keer dat je iemand moet aanspreken.",
            "Goede vragen gekregen van mijn leerteam.",
        ],
        ["peerFeedbackSession"] =
        [
            "Feedback gegeven aan twee teamgenoten en er twee keer gekregen.",
            "Het gevolg benoemen vond ik het moeilijkst.",
            "Geoefend met 4G.",
        ],
        ["feedbackAssignment"] =
        [
            "Plan voor de opdracht geschreven.",
            "Feedback gevraagd aan mijn praktijkcoach.",
            "Conclusie herschreven.",
            "Verzamelde feedback geordend.",
        ],
        ["portfolioWork"] =
        [
            "Bewijs bij de criteria gezocht.",
            "Portfolio opgeruimd en inleiding aangepast.",
            "Reflecties nagelezen en gekozen wat erin komt.",
            "Thuis aan mijn portfolio gewerkt.",
        ],
        ["moralDilemmaAssignment"] =
        [
            "Dilemma gekozen en de casus opgeschreven.",
            "Betrokkenen en hun belangen op een rij gezet.",
        ],
    };

    /// <summary>What a student wrote beside hours of a kind of activity.</summary>
    public static IReadOnlyList<string> Notes(string kind) => s_notes.GetValueOrDefault(kind, s_notes["theme"]);

    /// <summary>Reflections to choose from.</summary>
    public static IReadOnlyList<DemoReflection> Reflections { get; } =
    [
        new("reflection-session-1", "Wat ik meeneem uit de eerste sessie",
            "Ik merkte dat ik snel een oordeel klaar had. De volgende keer stel ik eerst een vraag."),
        new("reflection-session-2", "Stilte is ook een antwoord",
            "Ik vulde elke stilte op. Toen ik dat een keer niet deed, kwam het echte verhaal."),
        new("reflection-session-3", "Te laat en toch gehoord",
            "Ik kwam te laat en wilde niets meer zeggen. Mijn team vroeg door, en dat had ik nodig."),
        new("reflection-session-4", "Praten over spanning",
            "In de rolopdracht trilden mijn handen. Het hielp om dat gewoon te zeggen.\n\n"
            + "Ik wil leren om het eerder te merken."),
        new("reflection-session-5", "Mijn aandeel",
            "Ik legde de schuld bij de ander in de groep. Bij het terugkijken zag ik dat ik zelf niets had gezegd."),
        new("reflection-session-6", "Na een lange dienst",
            "Na een lange meeloopdag was ik kortaf tegen een vrouw met een simpele vraag. "
            + "Ik ben teruggegaan en heb het goedgemaakt."),
        new("mental-strength", "Ademhalen voor ik praat",
            "De oefening leek kinderachtig, maar ik gebruik haar nu elke dag voor ik een kamer binnenga."),
        new("professional-code", "Moedig of eigenwijs?",
            "Ik sprak een ouderejaars aan op een grap. Was dat moedig, of wilde ik gelijk hebben? Van beide wat."),
        new("core-qualities", "Mijn valkuil",
            "Mijn kwaliteit is dat ik doorzet. Mijn valkuil is drammen. De uitdaging: eerst vragen wat de ander wil."),
        new("feedback", "Feedback die schuurt",
            "Ik kreeg te horen dat ik anderen onderbreek. Eerst werd ik boos, 's avonds zag ik dat het klopte."),
        new("", "Waarom ik dit werk wil",
            "Vroeger wilde ik vooral spanning. Nu wil ik iemand zijn bij wie mensen durven te praten."),
        new("", "Halverwege het jaar",
            "- Wat gaat goed: op tijd beginnen.\n- Wat kan beter: hulp vragen.\n"
            + "- Wat ik ga doen: elke week een uur plannen."),
        new("", "Eén zin van mijn docent",
            "\"Je hoeft het niet meteen te weten.\" Die zin neem ik mee naar mijn praktijkperiode."),
    ];
}

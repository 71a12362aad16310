using VikLearning.Portal.Language;

namespace VikLearning.Portal.Dilemmas;

/// <summary>Steps and values in the reader's words.</summary>
internal static class DilemmaWords
{
    /// <summary>What is filled in before anything is weighed.</summary>
    public static readonly string[] Inventory = ["situation", "moment", "question", "facts", "involved", "options"];

    /// <summary>What is weighed.</summary>
    public static readonly string[] Weighing =
        ["argumentsFor", "argumentsAgainst", "choice", "objection", "damage", "feeling"];

    /// <summary>The three tests of integrity.</summary>
    public static readonly string[] Tests = ["carefulness", "explainability", "steadfastness"];

    /// <summary>The values of the professional code.</summary>
    public static readonly string[] Values = ["brave", "trustworthy", "connecting", "integrity"];

    /// <summary>A step's name.</summary>
    public static string NameOf(string step) => step switch
    {
        "situation" => Texts.DilemmaSituation,
        "moment" => Texts.DilemmaMoment,
        "question" => Texts.DilemmaQuestion,
        "facts" => Texts.DilemmaFacts,
        "involved" => Texts.DilemmaInvolved,
        "options" => Texts.DilemmaOptions,
        "argumentsFor" => Texts.DilemmaArgumentsFor,
        "argumentsAgainst" => Texts.DilemmaArgumentsAgainst,
        "choice" => Texts.DilemmaChoice,
        "objection" => Texts.DilemmaObjection,
        "damage" => Texts.DilemmaDamage,
        "feeling" => Texts.DilemmaFeeling,
        "carefulness" => Texts.DilemmaCarefulness,
        "explainability" => Texts.DilemmaExplainability,
        _ => Texts.DilemmaSteadfastness,
    };

    /// <summary>What a step asks.</summary>
    public static string HintOf(string step) => step switch
    {
        "situation" => Texts.DilemmaSituationHint,
        "moment" => Texts.DilemmaMomentHint,
        "question" => Texts.DilemmaQuestionHint,
        "facts" => Texts.DilemmaFactsHint,
        "involved" => Texts.DilemmaInvolvedHint,
        "options" => Texts.DilemmaOptionsHint,
        "argumentsFor" => Texts.DilemmaArgumentsForHint,
        "argumentsAgainst" => Texts.DilemmaArgumentsAgainstHint,
        "choice" => Texts.DilemmaChoiceHint,
        "objection" => Texts.DilemmaObjectionHint,
        "damage" => Texts.DilemmaDamageHint,
        "feeling" => Texts.DilemmaFeelingHint,
        "carefulness" => Texts.DilemmaCarefulnessHint,
        "explainability" => Texts.DilemmaExplainabilityHint,
        _ => Texts.DilemmaSteadfastnessHint,
    };

    /// <summary>A value's name.</summary>
    public static string ValueOf(string value) => value switch
    {
        "brave" => Texts.ValueBrave,
        "trustworthy" => Texts.ValueTrustworthy,
        "connecting" => Texts.ValueConnecting,
        _ => Texts.ValueIntegrity,
    };
}

namespace VikLearning.IntegrationTests.Doors;

/// <summary>Whose it is that a call asks for, seen from who calls.</summary>
internal enum Case
{
    /// <summary>The caller's own.</summary>
    Own,

    /// <summary>Another of the caller's learning team.</summary>
    SameTeam,

    /// <summary>Of another team of the same location.</summary>
    OtherTeam,

    /// <summary>Of another location.</summary>
    OtherLocation,

    /// <summary>Of a cohort that ended, though of a team that the caller was in or guided.</summary>
    Archived,

    /// <summary>Nobody's: there is no such thing.</summary>
    NotThere,
}

namespace VikLearning.IntegrationTests.Doors;

/// <summary>By which way a call comes.</summary>
internal enum Way
{
    /// <summary>gRPC through the gateway.</summary>
    Gateway,

    /// <summary>REST through the gateway.</summary>
    Rest,

    /// <summary>gRPC at the service's own address, past the gateway.</summary>
    Direct,

    /// <summary>REST at the service's own address.</summary>
    DirectRest,
}

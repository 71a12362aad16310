namespace VikLearning.ServiceDefaults.Grains;

/// <summary>References to grains that are called for every request.</summary>
public static class KnownGrains
{
    /// <summary>
    /// As <see cref="IGrainFactory.GetGrain{TGrainInterface}(string, string)"/>, which reads the interface's
    /// attributes at each call: two of a hundred parts of a request's time. Here it is asked once.
    /// </summary>
    /// <param name="grains">Makes the reference.</param>
    /// <param name="key">The grain's key.</param>
    public static TGrain GetKnownGrain<TGrain>(this IGrainFactory grains, string key)
        where TGrain : class, IGrainWithStringKey
    {
        ArgumentNullException.ThrowIfNull(grains);
        var kind = Kind<TGrain>.Known ??= Kind<TGrain>.Of(grains);
        return (TGrain)grains.GetGrain(GrainId.Create(kind.Type, key), kind.Interface);
    }

    // The same in every silo: both names are constants of the code.
    private sealed record Kind<TGrain>(GrainType Type, GrainInterfaceType Interface)
        where TGrain : class, IGrainWithStringKey
    {
        public static Kind<TGrain>? Known { get; set; }

        public static Kind<TGrain> Of(IGrainFactory grains)
        {
            var any = (GrainReference)(object)grains.GetGrain<TGrain>("any");
            return new Kind<TGrain>(any.GrainId.Type, any.InterfaceType);
        }
    }
}

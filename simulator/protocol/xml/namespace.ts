/** Namespace of the XML form of a message (SIM-defined; contract, XML form). */
export const NAMESPACE = 'urn:vnaccs-sandbox:message:1'
